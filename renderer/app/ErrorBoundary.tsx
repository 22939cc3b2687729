import { TriangleAlert } from 'lucide-react'
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'

export interface ErrorBoundaryProps {
  /** What stopped: "The list", "This window". */
  part: string
  children: ReactNode
  /** When this changes, the part is tried again (another thread was chosen). */
  resetKey?: string | null | undefined
}

interface State {
  hasFailed: boolean
  resetKey: string | null | undefined
}

/** One part may stop without taking the window with it. Drafts are in the encrypted queue, not in the part that stopped. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { hasFailed: false, resetKey: this.props.resetKey }

  static getDerivedStateFromError(): Partial<State> {
    return { hasFailed: true }
  }

  static getDerivedStateFromProps({ resetKey }: ErrorBoundaryProps, state: State): Partial<State> | null {
    return resetKey === state.resetKey ? null : { hasFailed: false, resetKey }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    // The name and the place only: a message may quote patient text.
    console.error(`${this.props.part} stopped: ${error.name}`, info.componentStack)
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return (
      <EmptyState
        icon={<TriangleAlert />}
        title={`${this.props.part} has stopped.`}
        action={
          <>
            <Button variant="primary" onClick={() => this.setState({ hasFailed: false })}>
              Show it again
            </Button>
            <Button onClick={() => location.reload()}>Reload the window</Button>
          </>
        }
      >
        Nothing was sent or changed by this. Drafts up to the last second are kept in the queue. If it stops again, reload the window.
      </EmptyState>
    )
  }
}

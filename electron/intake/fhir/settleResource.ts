import type { Desk } from '../desk.ts'
import { IntakeRefused } from '../refusal.ts'
import type { Received } from '../received.ts'
import type { Settlement } from '../settlement.ts'
import { checkResource, isCheckedType } from './checkResource.ts'
import { DIRECTORY_TYPES, settleDirectory } from './settleDirectory.ts'
import { settleHeader } from './settleHeader.ts'
import { settleMessage } from './settleMessage.ts'
import { isReadReceipt, settleReadReceipt } from './settleReadReceipt.ts'
import { settleReceipt } from './settleReceipt.ts'
import { settleRetraction } from './settleRetraction.ts'

const DIRECTORY: ReadonlySet<string> = new Set(DIRECTORY_TYPES)

/** A Communication with neither payload nor partOf is a thread header (interop.md). */
export const isHeader = ({ resourceType, resource }: Pick<Received, 'resource' | 'resourceType'>): boolean =>
  resourceType === 'Communication' && ['payload', 'partOf', 'inResponseTo'].every((element) => resource[element] === undefined)

/**
 * Checks one resource and does what it asks for.
 * @throws IntakeRefused with a code of interop.md when it is not taken; 'not-found' may be cured by what comes later
 */
export async function settleResource(desk: Desk, received: Received): Promise<Settlement> {
  const { resource, resourceType } = received
  if (!isCheckedType(resourceType) || resourceType === 'Binary') {
    throw new IntakeRefused('not-supported', 'Resources of this type are not read here.', resourceType)
  }
  checkResource(resource, resourceType)
  if (resource['implicitRules'] !== undefined) {
    throw new IntakeRefused('not-supported', 'The resource follows rules that are not known here.', `${resourceType}.implicitRules`)
  }
  if (DIRECTORY.has(resourceType)) return settleDirectory(desk, received)
  if (resourceType === 'CommunicationRequest') return settleReceipt(desk, received)
  return settleCommunication(desk, received)
}

function settleCommunication(desk: Desk, received: Received): Promise<Settlement> {
  switch (received.resource['status']) {
    case 'entered-in-error':
      return settleRetraction(desk, received)
    case 'in-progress':
    case 'completed':
      if (isReadReceipt(received)) return settleReadReceipt(desk, received)
      if (isHeader(received)) return settleHeader(desk, received)
      if (received.resource['payload'] === undefined) {
        throw new IntakeRefused('required', 'A message in a thread has no payload.', 'Communication.payload')
      }
      return settleMessage(desk, received)
    default: {
      const words = 'The message was not sent: its status is neither in-progress nor completed.'
      throw new IntakeRefused('business-rule', words, 'Communication.status')
    }
  }
}

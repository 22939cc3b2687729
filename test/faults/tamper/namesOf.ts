import type { Row } from './tamper.ts'

/** How `verify` may name a row: one of these must be in what it says when the row is not as it was. */
export function namesOf(table: string, row: Row): string[] {
  const at = (column: string): string => String(row[column])
  switch (table) {
    case 'event':
      return [`event ${at('seq')}:`, `event ${Number(row['seq']) + 1}:`]
    case 'thread':
    case 'thread_state':
    case 'timer':
    case 'search_document':
      return [`thread ${at('thread_id')}`]
    case 'message':
      // One that stands in the wrong place puts its neighbours into the wrong place as well.
      return [`message ${at('message_id')}`, 'stands in another order']
    case 'directory':
      return [`directory ${at('kind')}/${at('id')}`, `directory patient/${at('id')}`]
    case 'slot':
      return [`slot ${at('slot_id')}`]
    case 'account':
    case 'credential':
      return [`account ${at('staff_id')}`]
    case 'intake_item':
      return [`intake item ${at('item_id')}`]
    case 'draft':
      return [`draft of thread ${at('thread_id')}`]
    case 'access_log':
      return [`entry ${at('entry_id')}`, `entry ${Number(row['entry_id']) + 1}`]
    default:
      return []
  }
}

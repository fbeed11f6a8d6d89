/// Private notes on a meeting's papers: each seat's or person's own, read by nobody else.
///
/// `private_note(briefing_id, owner, document_id, page, agenda_item, text, updated_at)`; the owner
/// is a site's id, which for a signed-in person is the account's name or, for a unit's account, the
/// unit's code: what was written in the room is found at the desk.
@NullMarked
package vn.giaoban.web.note;

import org.jspecify.annotations.NullMarked;

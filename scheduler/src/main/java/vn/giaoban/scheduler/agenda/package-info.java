/// What a briefing deals with, item by item. Table `agenda_item`, see `V3__briefing.sql`; an item
/// keeps its id when the agenda is changed, because documents and the room refer to it.
@NullMarked
package vn.giaoban.scheduler.agenda;

import org.jspecify.annotations.NullMarked;

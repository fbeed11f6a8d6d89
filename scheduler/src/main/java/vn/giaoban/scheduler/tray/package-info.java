/// What the secretary does with mail the program would not decide alone: take it as an answer, move
/// the meeting to the time proposed, file its papers, write back, lay it by; and undo.
///
/// What was done, and what stood before, is kept with the mail (`inbox.settlement`), in the
/// transaction of the deed and its journal entry.
@NullMarked
package vn.giaoban.scheduler.tray;

import org.jspecify.annotations.NullMarked;

/// The minutes of a briefing (biên bản, Decree 30/2020/NĐ-CP, template 1.9). They are drafted from
/// the journal when the room is closed, edited by the secretary, approved, filed under a number and
/// sent to the units.
///
/// Minutes are an administrative paper of Vietnam: their words are Vietnamese whatever language a
/// reader's screen has, so they stand here and not in a message file.
@NullMarked
package vn.giaoban.scheduler.minutes;

import org.jspecify.annotations.NullMarked;

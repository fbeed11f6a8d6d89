/// The units of the province and their history: who exists on which date, below whom, and who took
/// over from whom. A code names one unit on a date, not for ever, so whatever refers to a unit
/// keeps its id.
///
/// Tables `unit(id, code, name, level, parent, email, valid daterange)` and
/// `unit_successor(unit_id, successor_id)`, see `V1__organisation.sql`. Names are kept in Unicode
/// NFC.
@NullMarked
package vn.giaoban.scheduler.organisation;

import org.jspecify.annotations.NullMarked;

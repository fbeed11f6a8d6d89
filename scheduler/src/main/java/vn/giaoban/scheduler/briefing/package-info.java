/// A briefing from its scheduling to its close: who, when, about what, and that nobody is booked
/// twice without it being said.
///
/// Pure rules in [BriefingRules]; [BriefingService] loads, decides and saves, each act in one
/// transaction with its journal entries. Tables `briefing`, `briefing_unit`, `booking` (and
/// `agenda_item`), see `V3__briefing.sql`. The database refuses a double booking by an exclusion
/// constraint over `booking(resource, during)`.
@NullMarked
package vn.giaoban.scheduler.briefing;

import org.jspecify.annotations.NullMarked;

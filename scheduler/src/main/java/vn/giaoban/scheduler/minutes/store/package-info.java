/// Minutes in PostgreSQL: `minutes` is where they stand, `minutes_version` every text they ever
/// had; see `V6__minutes.sql`.
@NullMarked
package vn.giaoban.scheduler.minutes.store;

import org.jspecify.annotations.NullMarked;

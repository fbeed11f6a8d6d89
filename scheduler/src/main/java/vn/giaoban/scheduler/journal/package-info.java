/// The append-only journal of a briefing: everything that happened to it, in order, in a hash
/// chain. Table `journal(briefing_id, seq, at, actor, kind, payload, prev_hash, hash)`,
/// insert-only.
@NullMarked
package vn.giaoban.scheduler.journal;

import org.jspecify.annotations.NullMarked;

/// Everything that must leave the house by mail is a row here first, written in the transaction of
/// the journal entry that caused it. Senders claim rows (`FOR UPDATE SKIP LOCKED`), hand them to a
/// [Courier] and record its answer together with the journal entry that tells of it.
///
/// Table `outbox`: see `V4__invitation.sql`.
@NullMarked
package vn.giaoban.scheduler.outbox;

import org.jspecify.annotations.NullMarked;

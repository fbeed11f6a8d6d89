/// The outbox in PostgreSQL.
@NullMarked
package vn.giaoban.scheduler.outbox.store;

import org.jspecify.annotations.NullMarked;

/// The inbox in PostgreSQL.
@NullMarked
package vn.giaoban.scheduler.inbox.store;

import org.jspecify.annotations.NullMarked;

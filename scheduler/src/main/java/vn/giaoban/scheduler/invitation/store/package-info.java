/// Invitations in PostgreSQL.
@NullMarked
package vn.giaoban.scheduler.invitation.store;

import org.jspecify.annotations.NullMarked;

/// Invitations over HTTP, and the letters that invitees read.
@NullMarked
package vn.giaoban.web.invitation;

import org.jspecify.annotations.NullMarked;

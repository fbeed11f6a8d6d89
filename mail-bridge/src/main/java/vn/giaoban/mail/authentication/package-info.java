/// What the office's own relay found out about the sender of a mail (RFC 8601).
@NullMarked
package vn.giaoban.mail.authentication;

import org.jspecify.annotations.NullMarked;

/// Handing mail to a server by SMTP (RFC 5321). Blocking: for virtual threads.
@NullMarked
package vn.giaoban.mail.smtp;

import org.jspecify.annotations.NullMarked;

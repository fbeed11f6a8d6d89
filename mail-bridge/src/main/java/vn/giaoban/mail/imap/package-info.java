/// Reading a mailbox by IMAP (RFC 3501, IDLE RFC 2177). Blocking: for a virtual thread.
@NullMarked
package vn.giaoban.mail.imap;

import org.jspecify.annotations.NullMarked;

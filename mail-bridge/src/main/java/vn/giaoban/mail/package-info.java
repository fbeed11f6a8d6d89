/// Government mail, out and in: SMTP, IMAP, iTIP, DSN; plain blocking Java.
@NullMarked
package vn.giaoban.mail;

import org.jspecify.annotations.NullMarked;

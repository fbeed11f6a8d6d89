/// Mail as the application uses it: the way to the mail servers (the province's or our own), what
/// comes in, and the page that shows our own server's mailboxes.
@NullMarked
package vn.giaoban.web.mail;

import org.jspecify.annotations.NullMarked;

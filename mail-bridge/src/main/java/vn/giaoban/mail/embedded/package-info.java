/// The mail server that is there when no other is named: SMTP takes every address, keeps each
/// message as a file, and the office's own mailbox can be read by IMAP. For trial and
/// demonstration: it sends nothing out into the world.
///
/// Files: `<directory>/<address>/<id>.eml`, ids rising over all boxes; a message that has been read
/// ends in `.seen.eml`; `uidvalidity` is what IMAP readers were last told. Only the office's unread
/// messages are ever held in memory.
@NullMarked
package vn.giaoban.mail.embedded;

import org.jspecify.annotations.NullMarked;

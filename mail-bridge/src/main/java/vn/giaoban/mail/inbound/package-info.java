/// What a mail that came in is, decided in this order: report of a server or a mail program, answer
/// of a calendar, automatic reply, words of a person.
@NullMarked
package vn.giaoban.mail.inbound;

import org.jspecify.annotations.NullMarked;

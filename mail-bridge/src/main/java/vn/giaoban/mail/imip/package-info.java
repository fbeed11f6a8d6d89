/// The mails that go out, as MIME: calendar objects by iMIP (RFC 6047), notices, minutes.
@NullMarked
package vn.giaoban.mail.imip;

import org.jspecify.annotations.NullMarked;

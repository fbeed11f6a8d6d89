/// Handing short messages to a gateway by HTTP, whichever the office has a contract with. Blocking:
/// for virtual threads.
@NullMarked
package vn.giaoban.mail.sms;

import org.jspecify.annotations.NullMarked;

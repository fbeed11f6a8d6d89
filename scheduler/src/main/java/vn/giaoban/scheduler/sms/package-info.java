/// Short messages to telephones: a few words, for when a mail may be read too late. They wait in
/// the outbox beside the mails and leave by a gateway of the office's choice.
@NullMarked
package vn.giaoban.scheduler.sms;

import org.jspecify.annotations.NullMarked;

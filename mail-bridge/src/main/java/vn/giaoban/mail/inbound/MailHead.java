package vn.giaoban.mail.inbound;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.mail.address.MailAddress;

/// Who wrote what about which mail of ours.
///
/// @param messageId own `Message-ID`; null when missing
/// @param from null when missing or unreadable
/// @param references ids of earlier mails, `In-Reply-To` first
public record MailHead(
    @Nullable String messageId,
    @Nullable MailAddress from,
    String subject,
    List<String> references) {}

package vn.giaoban.mail.inbound;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.authentication.SenderCheck;

/// Who wrote what to whom about which mail of ours.
///
/// @param messageId own `Message-ID`; null when missing
/// @param from null when missing or unreadable
/// @param recipients every address it was sent to, as far as its headers tell (Delivered-To,
///   X-Original-To, Envelope-To and the like first, then To and Cc), each once
/// @param references ids of earlier mails, `In-Reply-To` first
/// @param authentication whether From is who it says
/// @param automatic whether a machine wrote it: it must never be answered (RFC 3834 section 2)
public record MailHead(
    @Nullable String messageId,
    @Nullable MailAddress from,
    List<MailAddress> recipients,
    String subject,
    List<String> references,
    SenderCheck authentication,
    boolean automatic) {}

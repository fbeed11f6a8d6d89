package vn.giaoban.mail.report;

import vn.giaoban.mail.address.MailAddress;

/// One recipient's line of a delivery report.
///
/// @param recipient as we addressed it, when the report tells, else the final address
/// @param diagnostic the server's own words; empty when it gave none
public record RecipientStatus(
    MailAddress recipient, Action action, EnhancedStatus status, String diagnostic) {}

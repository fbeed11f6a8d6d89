package vn.giaoban.scheduler.briefing;

import org.jspecify.annotations.Nullable;

/// How many working days before the start things must be done.
///
/// @param invitationDays invitations sent; null: as the rules say (QĐ 45/2018/QĐ-TTg: 3), 0: no
///   rule
/// @param documentDays documents sent; the same
public record LeadTimes(@Nullable Integer invitationDays, @Nullable Integer documentDays) {
  /// As the rules say.
  public static final LeadTimes USUAL = new LeadTimes(null, null);
}

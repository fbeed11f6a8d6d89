package vn.giaoban.scheduler.invitation;

/// What an invitee answered (RFC 5545 section 3.2.12).
public enum PartStat {
  NEEDS_ACTION,
  ACCEPTED,
  TENTATIVE,
  DECLINED,
  DELEGATED
}

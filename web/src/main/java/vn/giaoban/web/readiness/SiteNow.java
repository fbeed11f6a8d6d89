package vn.giaoban.web.readiness;

import vn.giaoban.conference.media.LineReport;

/// A site in the room at this moment.
///
/// @param here whether it is in the room
public record SiteNow(boolean here, LineReport line) {}

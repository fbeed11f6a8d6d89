package vn.giaoban.conference.sdp;

/// What this server sends in one section.
///
/// @param repairSsrc of the retransmissions; 0 for none
/// @param stream the `a=msid` stream: sections of one stream are played in step
public record SentSource(int ssrc, int repairSsrc, String stream, String track) {}

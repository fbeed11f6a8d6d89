package vn.giaoban.conference.forward;

import vn.giaoban.conference.transport.IceCredentials;

/// One ICE session of a connection; a restart makes the next one.
///
/// @param etag entity tag (RFC 9725 section 4.3), without quotes
/// @param remoteUfrag tells a trickled candidate from a restart
record IceState(IceCredentials local, String etag, String remoteUfrag) {
  static IceState fresh(String remoteUfrag) {
    return new IceState(IceCredentials.random(), IceCredentials.randomText(22), remoteUfrag);
  }
}

"""Publishes a picture and a tone by WHIP (RFC 9725) and plays them by WHEP, with GStreamer's webrtcbin.

usage: gstreamer.py WHIP-URL WHEP-URL; ends with 0 once both have come and both sessions are left.
"""

import json
import sys
import urllib.parse
import urllib.request

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstSdp", "1.0")
gi.require_version("GstWebRTC", "1.0")
from gi.repository import GLib, Gst, GstSdp, GstWebRTC  # noqa: E402

ENOUGH = {"audio": 50, "video": 15}
SECONDS = 40
SENDING = """
videotestsrc is-live=true ! video/x-raw,width=320,height=180,framerate=15/1
  ! vp8enc deadline=1 ! rtpvp8pay picture-id-mode=15-bit
  ! application/x-rtp,media=video,encoding-name=VP8,payload=96 ! peer.
audiotestsrc is-live=true ! opusenc ! rtpopuspay
  ! application/x-rtp,media=audio,encoding-name=OPUS,payload=111 ! peer.
webrtcbin name=peer bundle-policy=max-bundle
"""


class Session:
    """One offer with all its candidates, one answer."""

    def __init__(self, url, pipeline, peer):
        self.url = url
        self.pipeline = pipeline
        self.peer = peer
        self.location = None
        peer.connect("on-negotiation-needed", self.offer)
        peer.connect("notify::ice-gathering-state", self.gathered)

    def offer(self, peer):
        peer.emit("create-offer", None, Gst.Promise.new_with_change_func(self.offered))

    def offered(self, promise):
        reply = promise.get_reply()  # owns the offer
        offer = reply.get_value("offer")
        self.peer.emit("set-local-description", offer, Gst.Promise.new())

    def gathered(self, peer, _):
        if peer.get_property("ice-gathering-state") == GstWebRTC.WebRTCICEGatheringState.COMPLETE:
            GLib.idle_add(self.post)

    def post(self):
        sdp = self.peer.get_property("local-description").sdp.as_text()
        request = urllib.request.Request(
            self.url, sdp.encode(), {"Content-Type": "application/sdp"}, method="POST"
        )
        with urllib.request.urlopen(request) as response:
            self.location = urllib.parse.urljoin(self.url, response.headers["Location"])
            answer = GstSdp.SDPMessage.new_from_text(response.read().decode())[1]
        described = GstWebRTC.WebRTCSessionDescription.new(GstWebRTC.WebRTCSDPType.ANSWER, answer)
        self.peer.emit("set-remote-description", described, Gst.Promise.new())

    def leave(self):
        request = urllib.request.Request(self.location, method="DELETE")
        with urllib.request.urlopen(request) as response:
            return response.status


def publish(url):
    pipeline = Gst.parse_launch(SENDING)
    session = Session(url, pipeline, pipeline.get_by_name("peer"))
    pipeline.set_state(Gst.State.PLAYING)
    return session


def play(url, counted):
    pipeline = Gst.Pipeline()
    peer = Gst.ElementFactory.make("webrtcbin")
    peer.set_property("bundle-policy", GstWebRTC.WebRTCBundlePolicy.MAX_BUNDLE)
    pipeline.add(peer)
    for caps in (
        "application/x-rtp,media=audio,encoding-name=OPUS,payload=111,clock-rate=48000",
        "application/x-rtp,media=video,encoding-name=VP8,payload=96,clock-rate=90000",
    ):
        direction = GstWebRTC.WebRTCRTPTransceiverDirection.RECVONLY
        peer.emit("add-transceiver", direction, Gst.Caps.from_string(caps))

    def decoded(_, pad):
        kind = pad.get_current_caps().get_structure(0).get_name().split("/")[0]
        sink = Gst.ElementFactory.make("fakesink")
        sink.set_property("sync", False)
        pipeline.add(sink)
        sink.sync_state_with_parent()
        pad.link(sink.get_static_pad("sink"))
        pad.add_probe(Gst.PadProbeType.BUFFER, lambda *_: counted(kind))

    def arrived(_, pad):
        if pad.get_direction() == Gst.PadDirection.SRC:
            decoder = Gst.ElementFactory.make("decodebin")
            decoder.connect("pad-added", decoded)
            pipeline.add(decoder)
            decoder.sync_state_with_parent()
            pad.link(decoder.get_static_pad("sink"))

    peer.connect("pad-added", arrived)
    session = Session(url, pipeline, peer)
    pipeline.set_state(Gst.State.PLAYING)
    return session


def main(whip, whep):
    Gst.init(None)
    loop = GLib.MainLoop()
    counts = {"audio": 0, "video": 0}

    def counted(kind):
        counts[kind] += 1
        if all(counts[k] >= ENOUGH[k] for k in ENOUGH):
            loop.quit()
        return Gst.PadProbeReturn.OK

    sessions = [publish(whip), play(whep, counted)]
    GLib.timeout_add_seconds(SECONDS, loop.quit)
    loop.run()
    left = [session.leave() for session in sessions if session.location]
    for session in sessions:
        session.pipeline.set_state(Gst.State.NULL)
    print(json.dumps({**counts, "left": left}))
    whole = all(counts[k] >= ENOUGH[k] for k in ENOUGH) and left == [200, 200]
    return 0 if whole else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

package vn.giaoban.conference.forward;

import vn.giaoban.conference.rtp.DependencyDescriptor;
import vn.giaoban.conference.rtp.HeaderExtension;
import vn.giaoban.conference.rtp.Vp8Payload;
import vn.giaoban.conference.rtp.Vp9Payload;
import vn.giaoban.conference.sdp.Codec;

/// The running numbers inside of payloads, which must go on unbroken when a slot is switched. H.264
/// has none; those of AV1 are in a header extension.
final class PictureIds {
  private static final int MASK = 0x7FFF;

  /// A dependency descriptor has at least a flag octet and a frame number.
  private static final int DESCRIPTOR_LENGTH = 3;

  private PictureIds() {}

  /// @return -1 when there is none
  static int pictureId(Codec codec, byte[] packet, int at, int length) {
    return switch (codec) {
      case VP8 ->
          Vp8Payload.descriptorLength(packet, at, length) < 0
              ? -1
              : Vp8Payload.pictureId(packet, at);
      case VP9 ->
          Vp9Payload.descriptorLength(packet, at, length) < 0
              ? -1
              : Vp9Payload.pictureId(packet, at);
      case OPUS, H264, AV1 -> -1;
    };
  }

  /// Asked only of a payload that has a picture id.
  ///
  /// @return -1 when there is none
  static int tl0PictureIndex(Codec codec, byte[] packet, int at) {
    return switch (codec) {
      case VP8 -> Vp8Payload.tl0PictureIndex(packet, at);
      case VP9 -> Vp9Payload.tl0PictureIndex(packet, at);
      case OPUS, H264, AV1 -> -1;
    };
  }

  /// Overwrites both where they are.
  static void set(Codec codec, byte[] packet, int at, int pictureId, int tl0PictureIndex) {
    switch (codec) {
      case VP8 -> {
        Vp8Payload.setPictureId(packet, at, pictureId & MASK);
        Vp8Payload.setTl0PictureIndex(packet, at, tl0PictureIndex);
      }
      case VP9 -> {
        Vp9Payload.setPictureId(packet, at, pictureId & MASK);
        Vp9Payload.setTl0PictureIndex(packet, at, tl0PictureIndex);
      }
      case OPUS, H264, AV1 -> {}
    }
  }

  /// Finds the dependency descriptor of a packet.
  ///
  /// @param extension its agreed id; 0 when there is none
  /// @return as [HeaderExtension#find]; -1 when there is none that has a frame number
  static int findDescriptor(byte[] packet, int at, int header, int extension) {
    int found = HeaderExtension.find(packet, at, header, extension);
    return found < 0 || HeaderExtension.length(found) < DESCRIPTOR_LENGTH ? -1 : found;
  }

  /// @param descriptor as [#findDescriptor] says
  /// @return -1 when there is none
  static int frameNumber(byte[] packet, int descriptor) {
    return descriptor < 0
        ? -1
        : DependencyDescriptor.frameNumber(packet, HeaderExtension.index(descriptor));
  }
}

package vn.giaoban.web.room;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.conference.transport.LocalAddresses;
import vn.giaoban.conference.transport.PublicAddress;
import vn.giaoban.web.settings.SettingFault;
import vn.giaoban.web.settings.SettingsException;

/// What `GIAOBAN_MEDIA_ADDRESS` names: addresses, host names, or a STUN server to ask.
final class MediaAddresses {
  private static final Logger LOG = LoggerFactory.getLogger(MediaAddresses.class);
  private static final String STUN = "stun:";
  private static final int STUN_PORT = 3478;

  private MediaAddresses() {}

  /// The addresses to announce; empty: the machine's own.
  ///
  /// @throws SettingsException naming an address that nobody knows
  static List<InetAddress> of(List<String> named) {
    var announced = new ArrayList<InetAddress>();
    for (var name : named) {
      if (name.startsWith(STUN)) {
        announced.addAll(LocalAddresses.all());
        PublicAddress.ask(server(name.substring(STUN.length())))
            .ifPresentOrElse(
                announced::add,
                () ->
                    LOG.warn(
                        "{} did not answer; browsers are told this machine's own addresses only",
                        name));
      } else {
        announced.add(known(name));
      }
    }
    return announced.stream().distinct().toList();
  }

  private static InetAddress known(String name) {
    try {
      return InetAddress.getByName(name);
    } catch (UnknownHostException e) {
      throw unusable(name);
    }
  }

  private static SettingsException unusable(String name) {
    return new SettingsException(
        List.of(new SettingFault("GIAOBAN_MEDIA_ADDRESS", "address", Map.of("value", name))));
  }

  private static InetSocketAddress server(String text) {
    var colon = text.lastIndexOf(':');
    if (colon < 0 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
      return new InetSocketAddress(text, STUN_PORT);
    }
    var port = Integer.parseInt(text.substring(colon + 1));
    if (port < 1 || port > 65_535) {
      throw unusable(STUN + text);
    }
    return new InetSocketAddress(text.substring(0, colon), port);
  }
}

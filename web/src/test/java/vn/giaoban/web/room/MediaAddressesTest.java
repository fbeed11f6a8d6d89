package vn.giaoban.web.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.web.settings.SettingsException;

class MediaAddressesTest {
  @Test
  void addressesAreAnnouncedOnceInTheirOrder() throws Exception {
    assertThat(MediaAddresses.of(List.of("203.0.113.5", "192.0.2.1", "203.0.113.5")))
        .containsExactly(InetAddress.getByName("203.0.113.5"), InetAddress.getByName("192.0.2.1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"stun:127.0.0.1:70000", "stun:127.0.0.1:0"})
  void whatCannotBeAnAddressIsToldByItsSetting(String name) {
    assertThatThrownBy(() -> MediaAddresses.of(List.of(name)))
        .isInstanceOf(SettingsException.class)
        .extracting(e -> ((SettingsException) e).faults().getFirst().setting())
        .isEqualTo("GIAOBAN_MEDIA_ADDRESS");
  }
}

package vn.giaoban.web.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class DocumentLimitsTest {
  @Test
  void fiftyMegabytesUnlessTold() {
    assertThat(bound(Map.of()).maxSize()).isEqualTo(DataSize.ofMegabytes(50));
    assertThat(bound(Map.of("document.max-size", "8MB")).maxSize())
        .isEqualTo(DataSize.ofMegabytes(8));
  }

  private static DocumentLimits bound(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("document", DocumentLimits.class);
  }
}

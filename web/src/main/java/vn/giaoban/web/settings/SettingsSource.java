package vn.giaoban.web.settings;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// Where settings come from, weakest first: the settings file, the environment, the command line.
public final class SettingsSource {
  private SettingsSource() {}

  /// Reads the settings of this start. The file is `GIAOBAN_CONFIG`, else `giaoban.properties` in
  /// the data directory when it is there.
  ///
  /// @param environment the process's environment; only `GIAOBAN_…` is looked at
  /// @param flags settings given on the command line, by their names
  /// @throws SettingsException with every fault at once
  public static Settings read(Map<String, String> environment, Map<String, String> flags) {
    var values = new HashMap<String, String>();
    environment.forEach((name, value) -> {
      if (name.startsWith("GIAOBAN_")) {
        values.put(name, value);
      }
    });
    values.putAll(flags);
    file(values).forEach(values::putIfAbsent);
    return SettingsReader.read(values);
  }

  private static Map<String, String> file(Map<String, String> values) {
    var named = values.get("GIAOBAN_CONFIG");
    var path =
        named == null || named.isBlank()
            ? Path.of(values.getOrDefault("GIAOBAN_DATA", "data")).resolve("giaoban.properties")
            : Path.of(named);
    if (named == null && !Files.exists(path)) {
      return Map.of();
    }
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(path)) {
      properties.load(reader);
    } catch (MalformedInputException | IllegalArgumentException e) {
      throw unreadable(path, "config-text");
    } catch (IOException e) {
      throw unreadable(path, "config");
    }
    var map = new HashMap<String, String>();
    properties.forEach((name, value) -> map.put((String) name, (String) value));
    return map;
  }

  private static SettingsException unreadable(Path path, String code) {
    return new SettingsException(
        List.of(new SettingFault("GIAOBAN_CONFIG", code, Map.of("file", path.toString()))));
  }
}

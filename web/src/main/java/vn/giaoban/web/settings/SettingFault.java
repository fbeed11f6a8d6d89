package vn.giaoban.web.settings;

import java.util.Map;

/// One setting that cannot be used.
///
/// @param setting its name, e.g. `GIAOBAN_PORT`
/// @param code message key under `setting.`
/// @param args values the sentence needs; never the value of a secret
public record SettingFault(String setting, String code, Map<String, Object> args) {
  public SettingFault {
    args = Map.copyOf(args);
  }
}

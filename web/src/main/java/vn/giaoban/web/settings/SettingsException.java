package vn.giaoban.web.settings;

import java.util.List;

/// Some settings cannot be used; the start ends here, with one sentence for each.
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<SettingFault> faults;

  public SettingsException(List<SettingFault> faults) {
    super("settings: " + faults.stream().map(SettingFault::setting).toList());
    this.faults = List.copyOf(faults);
  }

  /// Every faulty setting, in the order of `docs/configuration.md`.
  public List<SettingFault> faults() {
    return faults;
  }
}

package io.github.convoscope.ui.neuron;

import io.github.convoscope.ui.Shell;
import java.net.URL;
import java.util.List;
import java.util.Objects;

/** Adds the style sheets of features about neurons to a window. */
public final class NeuronStyle {
  private NeuronStyle() {}

  /**
   * Adds a feature's style sheet, after that of the shared controls.
   *
   * @param feature the class beside the sheet
   * @param sheet its file name
   */
  public static void install(Shell shell, Class<?> feature, String sheet) {
    List<String> sheets = shell.scene().getStylesheets();
    String shared = path(NeuronStyle.class, "neuron.css");
    if (!sheets.contains(shared)) {
      sheets.add(shared);
    }
    sheets.add(path(feature, sheet));
  }

  private static String path(Class<?> beside, String sheet) {
    URL url = Objects.requireNonNull(beside.getResource(sheet), sheet);
    return url.toExternalForm();
  }
}

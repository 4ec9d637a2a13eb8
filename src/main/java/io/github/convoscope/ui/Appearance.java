package io.github.convoscope.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.layout.Region;

/**
 * Sets the look of the window: dark at a desk, light and with large text for a classroom, unless
 * the user wants another background. Text grows with the window.
 */
final class Appearance {
  private static final String DARK = new PrimerDark().getUserAgentStylesheet();
  private static final String LIGHT = new PrimerLight().getUserAgentStylesheet();

  /** Size of an icon beside text. */
  private static final double ICON_EMS = 1.15;

  /** Place of the icons' style sheet in the list. */
  private static final int ICONS = 1;

  private final Shell shell;
  private final UserSettings settings;
  private final Region root;

  private Appearance(Shell shell) {
    this.shell = shell;
    settings = shell.workspace().settings();
    root = shell.root();
  }

  /**
   * Chooses the style sheet. Call it before the first control is made; otherwise JavaFX also reads
   * its own style sheet.
   */
  static void choose(UserSettings settings) {
    Application.setUserAgentStylesheet(settings.light().get() ? LIGHT : DARK);
  }

  static void install(Shell shell) {
    shell.scene().getStylesheets().addAll(sheet("convoscope.css"), icons(shell.em().get()));
    Appearance look = new Appearance(shell);
    look.settings.projector().addListener(changed -> look.apply());
    look.settings.light().addListener(changed -> look.apply());
    look.settings.textSize().addListener(changed -> look.apply());
    look.root.widthProperty().addListener(changed -> look.fitText());
    look.root.heightProperty().addListener(changed -> look.fitText());
    look.apply();
  }

  private void apply() {
    choose(settings);
    boolean projector = settings.projector().get();
    root.getStyleClass().setAll("root", "convoscope", projector ? "projector" : "desk");
    shell.setLight(settings.light().get());
    // The window itself has this colour before the first picture is painted.
    shell.scene().setFill(shell.colours().get().back());
    style(textSize());
  }

  private void fitText() {
    double size = textSize();
    if (size != shell.em().get()) {
      style(size);
    }
  }

  private double textSize() {
    // Before the window is shown, its root has no size.
    double width = root.getWidth() > 0 ? root.getWidth() : shell.scene().getWidth();
    double height = root.getHeight() > 0 ? root.getHeight() : shell.scene().getHeight();
    return TextSize.em(width, height, settings.projector().get(), settings.textFactor());
  }

  private void style(double size) {
    shell.scene().getStylesheets().set(ICONS, icons(size));
    BesideTooltip.setTextSize(shell.scene(), size);
    root.setStyle("-fx-font-size: " + (int) size + "px; " + shell.colours().get().style());
    // Last: what is made anew for this size measures its words in it.
    shell.resize(size);
  }

  /**
   * A style sheet for the size of icons. An icon's own size is its font size, so that a size in ems
   * would refer to itself.
   */
  private static String icons(double size) {
    return String.format(
        Locale.ROOT,
        "data:text/css,.convoscope%%20.ikonli-font-icon%%7B-fx-icon-size:%dpx;%%7D",
        Math.round(ICON_EMS * size));
  }

  private static String sheet(String name) {
    URL url = Objects.requireNonNull(Appearance.class.getResource(name), name);
    return url.toExternalForm();
  }
}

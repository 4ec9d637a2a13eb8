package io.github.convoscope.cli;

import io.github.convoscope.colour.Palette;
import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that write pictures of the scene, and what these commands share. */
final class PictureOutput {
  private static final double KILOBYTE = 1000;

  @Option(names = "--palette", paramLabel = "NAME", description = "Colour map of the activations.")
  private @Nullable String palette;

  @Option(names = "--projector", description = "Large type on a light background.")
  private boolean projector;

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description = "Language of the words in the picture.")
  private @Nullable String language;

  @Option(names = "--raw", description = "Only reduce a drawing or picture, don't normalise it.")
  private boolean raw;

  /** False where drawings and pictures stay where they stand. */
  boolean normalises() {
    return !raw;
  }

  /** True for large type on a light background. */
  boolean projector() {
    return projector;
  }

  /**
   * Checks the options and the file to write, before anything is computed.
   *
   * @param ending the format, such as {@code .png}
   * @param wrongEnding names the message for a file with another one
   * @throws Problem where something is wrong
   */
  void check(Path output, String ending, String wrongEnding) {
    boolean named = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT).endsWith(ending);
    if (!named && !AtomicFile.isStream(output)) {
      throw Problem.input(Message.of(wrongEnding, output));
    }
    AtomicFile.checkInFolder(output);
    palette();
    if (language != null) {
      Locale.setDefault(LanguageOption.taken(language));
    }
  }

  /**
   * What draws the pictures.
   *
   * @param noDisplay names the message where nothing can be drawn
   * @throws Problem where there is no display
   */
  ScenePicture picture(Model model, String noDisplay) {
    return picture(model, noDisplay, null);
  }

  /**
   * The same with another palette where the options name none.
   *
   * @param usual name of the palette, or null
   */
  ScenePicture picture(Model model, String noDisplay, @Nullable String usual) {
    if (TargetScreen.current() == TargetScreen.NONE) {
      throw Problem.work(Message.of(noDisplay), new IllegalStateException("no display"));
    }
    Palette shown = palette != null || usual == null ? palette() : Palette.named(usual);
    return new ScenePicture(model, shown, projector);
  }

  private Palette palette() {
    return palette == null ? Palette.DEFAULT : PaletteChoice.named(palette);
  }

  /** Says on standard error what was written, such as "scene.png: 1280 x 720 pixels, 214 kB". */
  static void tell(Path written, PictureSize size) {
    if (AtomicFile.isStream(written)) {
      return;
    }
    try {
      double kilobytes = Files.size(written) / KILOBYTE;
      System.err.println(
          Messages.text("snapshot.written", written, size.width(), size.height(), kilobytes));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}

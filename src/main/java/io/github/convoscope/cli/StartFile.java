package io.github.convoscope.cli;

import io.github.convoscope.data.ImageFile;
import io.github.convoscope.data.NpyFile;
import io.github.convoscope.data.PictureDecoder;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.ink.BroughtPicture;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.EncodedInput;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * The file that the program was started with. It is read before the window is opened, so that an
 * error is printed where the command was given. At most one component is not null.
 *
 * @param model the network in the file
 * @param drawing the drawing in the file
 * @param image the image in the file
 * @param array the array in the file
 * @param wrong why the file cannot be used; the window shows it
 */
record StartFile(
    @Nullable Model model,
    @Nullable Drawing drawing,
    @Nullable StartPicture image,
    @Nullable StartArray array,
    @Nullable Problem wrong) {
  /** No file was given. */
  static final StartFile NONE = new StartFile(null, null, null, null, null);

  /**
   * A picture; the network decides whether it is fed in its colours or its ink is.
   *
   * @param file where it is from
   * @param brought its ink
   */
  record StartPicture(Path file, BroughtPicture brought) {
    EncodedInput encoded(InputEncoder encoder) {
      return encoder.takesColours()
          ? encoder.encode(ImageFile.readColours(file))
          : encoder.encode(brought.ink());
    }

    /** Lets the window open it as any picture where the network takes colours. */
    private void showIn(Shell shell) {
      whenOpen(
          shell.workspace(),
          model -> {
            if (model.input().takesColours()) {
              shell.openers().open(file);
            } else {
              shell.workspace().padContent().show(brought);
            }
          });
    }
  }

  /**
   * An array that is checked once the network is known.
   *
   * @param file where it is from, for messages
   * @param numbers its shape and values
   */
  record StartArray(Path file, NpyFile.Array numbers) {
    /**
     * The network's input.
     *
     * @throws Problem if it does not fit
     */
    EncodedInput encoded(InputEncoder encoder) {
      return encoder.encode(encoder.tensor(numbers.shape(), numbers.values(), file));
    }
  }

  /**
   * Reads a file.
   *
   * @param option opens a model
   * @throws Problem when it is missing, no file, or can't be read as what its name says
   */
  static StartFile read(Path file, ModelOption option) {
    if (!Files.exists(file)) {
      throw Problem.input(Message.of("data.no-file", file));
    }
    if (!Files.isRegularFile(file)) {
      throw Problem.input(Message.of("data.not-a-file", file));
    }
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    // The opener of models knows arrays of NumPy as somebody's weights.
    if (!name.endsWith(".npy") && ModelOpener.recognises(file)) {
      return ofModel(option.openWithRanges(file));
    }
    if (StrokesFile.recognises(file)) {
      return new StartFile(null, StrokesFile.readOne(file).drawing(), null, null, null);
    }
    if (PictureDecoder.recognises(file)) {
      BroughtPicture brought = ImageFile.bring(PictureDecoder.read(file));
      return new StartFile(null, null, new StartPicture(file, brought), null, null);
    }
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "zip", "h5", "hdf5", "keras", "onnx" -> ofModel(option.openWithRanges(file));
      case "npy" -> new StartFile(null, null, null, new StartArray(file, NpyFile.read(file)), null);
      default -> throw Problem.input(Message.of("ui.unknown-file", file.getFileName()));
    };
  }

  private static StartFile ofModel(Model model) {
    return new StartFile(model, null, null, null, null);
  }

  /** A file that cannot be used. */
  static StartFile ofProblem(Problem wrong) {
    return new StartFile(null, null, null, null, wrong);
  }

  /**
   * Puts the content on a window's pad, or shows why the file cannot be used. JavaFX thread.
   *
   * @param complain receives what turns out to be wrong only now
   */
  void showIn(Shell shell, Consumer<Problem> complain) {
    Workspace workspace = shell.workspace();
    if (drawing != null) {
      workspace.padContent().set(drawing);
    } else if (image != null) {
      image.showIn(shell);
    } else if (array != null) {
      StartArray given = array;
      whenOpen(workspace, model -> show(workspace, given, model, complain));
    } else if (wrong != null) {
      // A remark of the network, which is shown later, would replace it.
      Problem shown = wrong;
      whenOpen(workspace, model -> workspace.notices().problem(shown));
    }
  }

  /** Does something once the first network is there, after the workspace has told its remark. */
  static void whenOpen(Workspace workspace, Consumer<Model> action) {
    ChangeListener<@Nullable Model> once =
        new ChangeListener<>() {
          @Override
          public void changed(
              ObservableValue<? extends @Nullable Model> observed,
              @Nullable Model before,
              @Nullable Model model) {
            workspace.model().removeListener(this);
            if (model != null) {
              Platform.runLater(() -> action.accept(model));
            }
          }
        };
    workspace.model().addListener(once);
  }

  private static void show(
      Workspace workspace, StartArray array, Model model, Consumer<Problem> complain) {
    try {
      workspace.padContent().show(array.encoded(model.newEncoder()));
    } catch (Problem misfit) {
      complain.accept(misfit);
      workspace.notices().problem(misfit);
    }
  }

  /** The content as the network takes it; null where none was given. */
  @Nullable EncodedInput encoded(InputEncoder encoder) {
    if (drawing != null) {
      return encoder.encode(drawing);
    }
    if (array != null) {
      return array.encoded(encoder);
    }
    return image == null ? null : image.encoded(encoder);
  }
}

package io.github.convoscope.ui.trust;

import io.github.convoscope.data.ImageFile;
import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.drawing.photo.Photo;
import io.github.convoscope.drawing.photo.PhotoRenderer;
import io.github.convoscope.drawing.photo.ReadyPictures;
import io.github.convoscope.explain.trust.PixelFrame;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.ComboRows;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.FileDialogues.Question;
import io.github.convoscope.ui.PadContent;
import io.github.convoscope.ui.Shell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * One of the two pictures of a mixture: from the pad, ready, or from a file, with a frame that the
 * user draws, and the network's answer. JavaFX thread; pictures are made on the worker for files.
 */
final class ConflictPicture {
  /** Side of the pictures that are mixed, in pixels. */
  static final int SIDE = 256;

  private static final String PAD = "";

  /** The choice of the file that was opened; no ready picture is called so. */
  private static final String FILE = "file:";

  /** Width of a picture in multiples of the text's size. */
  static final double EMS = 22;

  /** The frame until one is drawn: it leaves a rim that tells the ground's colours. */
  static final PixelFrame NEARLY_ALL = new PixelFrame(8, 8, SIDE - 8, SIDE - 8);

  private final Shell shell;
  private final TrustPicture view;
  private final TopAnswers answers = new TopAnswers(3);
  private final ComboBox<String> choice = new ComboBox<>();
  private final VBox node;
  private final Runnable changed;
  private @Nullable Path file;
  private @Nullable ColourImage image;
  private PixelFrame frame = NEARLY_ALL;

  /** True once the user chose a picture. */
  private boolean chosen;

  private boolean beginning;

  /** Counts what was asked for; only the newest picture is shown. */
  private int asked;

  /** Names the choices. */
  private final class Names extends StringConverter<String> {
    @Override
    public String toString(String value) {
      if (value == null) {
        return "";
      }
      Path opened = file;
      if (value.equals(FILE) && opened != null) {
        return String.valueOf(opened.getFileName());
      }
      return Messages.text(value.isEmpty() ? "trust.shape.pad" : "photo.ready." + value);
    }

    @Override
    public String fromString(String text) {
      throw new UnsupportedOperationException("the combo box is not editable");
    }
  }

  /**
   * A picture that is yet to be loaded.
   *
   * @param id of this one of the two, as in texts
   * @param changed called when picture or frame change
   */
  ConflictPicture(Shell shell, String id, Runnable changed) {
    this.shell = shell;
    this.changed = changed;
    ComboRows.fit(choice);
    view = new TrustPicture(shell.em(), EMS, Messages.text("trust.shape." + id));
    view.setId("trust-" + id + "-picture");
    view.onFrame(
        drawn -> {
          frame = drawn;
          changed.run();
        });
    List<String> all = new ArrayList<>(List.of(PAD));
    all.addAll(ReadyPictures.names());
    choice.getItems().setAll(all);
    choice.setConverter(new Names());
    choice.setId("trust-" + id + "-choice");
    choice.setAccessibleText(Messages.text("trust.shape." + id));
    choice.setMaxWidth(Double.MAX_VALUE);
    choice.setOnAction(
        event -> {
          if (!beginning) {
            chosen = true;
            frame = NEARLY_ALL;
          }
          load();
        });
    Button open = new Button(Messages.text("trust.shape.open"));
    open.setId("trust-" + id + "-open");
    open.setMinWidth(Button.USE_PREF_SIZE);
    open.setOnAction(event -> open());
    FlowPane source = Ems.flow(0.46, 0.31, choice, open);
    node =
        TrustColumns.column(
            EMS,
            TrustColumns.heading(Messages.text("trust.shape." + id)),
            view,
            source,
            answers.node());
  }

  /** The picture with its choices and answers. */
  Node node() {
    return node;
  }

  /** The bars of its answer. */
  TopAnswers answers() {
    return answers;
  }

  /** The picture, or null until it is loaded. */
  @Nullable ColourImage image() {
    return image;
  }

  /** The frame round its object, in pixels of the picture. */
  PixelFrame frame() {
    return frame;
  }

  /**
   * Takes a ready picture, unless the user chose one before.
   *
   * @param object the frame round its object
   */
  void begin(String name, PixelFrame object) {
    if (!chosen && !name.equals(choice.getValue())) {
      frame = object;
      beginning = true;
      choice.setValue(name);
      beginning = false;
    }
  }

  /** Loads the picture if it is yet to be loaded, or may have changed on the pad. */
  void refresh() {
    if (image == null || PAD.equals(choice.getValue())) {
      load();
    }
  }

  private void load() {
    String name = choice.getValue();
    if (name == null) {
      return;
    }
    PadContent pad = shell.workspace().padContent();
    EditedPhoto onPad = pad.photo() == null ? pad.drawingAsPhoto() : pad.photo();
    Path opened = file;
    if (name.equals(FILE) && opened != null) {
      load(() -> EditedPhoto.of(Photo.of(ImageFile.readColours(opened))));
    } else {
      load(() -> name.isEmpty() ? onPad : EditedPhoto.of(ReadyPictures.photo(name)));
    }
  }

  private void open() {
    Path chosen =
        shell.fileDialogues().open(Question.titled(Messages.text("trust.shape.open.title")));
    if (chosen != null) {
      file = chosen;
      // Anew, as the box writes an item's name only once.
      choice.getItems().remove(FILE);
      choice.getItems().add(1, FILE);
      choice.setValue(FILE);
    }
  }

  private void load(Supplier<EditedPhoto> source) {
    int now = ++asked;
    shell
        .workspace()
        .fileTasks()
        .run(
            () -> new PhotoRenderer().render(source.get(), SIDE, SIDE),
            (ColourImage loaded) -> {
              if (now == asked) {
                image = loaded;
                view.show(pixels(loaded), SIDE, SIDE);
                view.show(frame);
                changed.run();
              }
            });
  }

  /** Colours of a picture, 0xAARRGGBB. */
  static int[] pixels(ColourImage image) {
    int size = image.rows() * image.columns();
    int[] pixels = new int[size];
    for (int i = 0; i < size; i++) {
      int packed = 0xff;
      for (int channel = 0; channel < ColourImage.CHANNELS; channel++) {
        float light = Math.max(0, Math.min(1, image.values()[channel * size + i]));
        packed = packed << 8 | Math.round(255 * light);
      }
      pixels[i] = packed;
    }
    return pixels;
  }
}

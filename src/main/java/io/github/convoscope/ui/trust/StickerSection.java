package io.github.convoscope.ui.trust;

import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.explain.trust.Sticker;
import io.github.convoscope.explain.trust.StickerMeasure;
import io.github.convoscope.explain.trust.StickerSearch;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Shape;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.FileDialogues.Question;
import io.github.convoscope.ui.PanelParts;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.neuron.ClassField;
import io.github.convoscope.ui.neuron.ClassSearch;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.stage.FileChooser.ExtensionFilter;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Finds a sticker that turns the answer into a class of the user's choice, step by step before the
 * user's eyes, sticks it where the user drags it, and measures it on pictures that it was not made
 * with. JavaFX thread; the search runs on the worker of requested work, in short turns.
 */
final class StickerSection implements TrustSection {
  private static final String SEARCH = "trust-sticker";
  private static final String STUCK = "trust-stuck";
  private static final double LARGE_EMS = 30;
  private static final double CONTROLS_EMS = 30;
  private static final long TURN_NANOS = 300_000_000L;
  private static final int PLACES = 4;
  private static final int PLACES_OF_LARGE = 2;
  private static final int SAVED_SIDE = 512;

  private final Shell shell;
  private final TrustPicture picture;
  private final TopAnswers answers = new TopAnswers(5);
  private final ClassField target;
  private final Slider size = slider(10, 60, 35, "trust-size");
  private final Slider steps = slider(10, 400, 150, "trust-steps");
  private final Label sizeText = new Label();
  private final Label stepsText = new Label();
  private final Button find = PanelParts.button("trust.sticker.find", this::find);
  private final Button stop = PanelParts.button("trust.sticker.stop", this::halt);
  private final Button save = PanelParts.button("trust.sticker.save", this::save);
  private final ProgressBar progress = new ProgressBar(0);
  private final Label result = TrustColumns.words("");
  private final Label hint = TrustColumns.muted("");
  private final Label answered = TrustColumns.heading("");
  private final Label reason = TrustColumns.muted(Messages.text("trust.sticker.no-class"));
  private final Node node;
  private ClassSearch classes = ClassSearch.of(List.of());
  private @Nullable SeenPicture seen;
  private @Nullable ReadyInputs inputs;
  private @Nullable Integer wanted;
  private @Nullable Sticker sticker;
  private int top;
  private int left;
  private @Nullable Point2D grabbed;

  StickerSection(Shell shell) {
    this.shell = shell;
    picture = new TrustPicture(shell.em(), LARGE_EMS, Messages.text("trust.sticker.picture"));
    picture.setId("trust-sticker-picture");
    picture.onMove(this::move);
    target = new ClassField("trust-target", Messages.text("trust.sticker.target"), this::aim);
    GridPane bounds = new GridPane();
    bounds.getStyleClass().add("trust-bounds");
    bounds.addRow(0, name("trust.sticker.size"), size, sizeText);
    bounds.addRow(1, name("trust.sticker.steps"), steps, stepsText);
    GridPane.setHgrow(size, Priority.ALWAYS);
    GridPane.setHgrow(steps, Priority.ALWAYS);
    sizeText.setMinWidth(Label.USE_PREF_SIZE);
    stepsText.setMinWidth(Label.USE_PREF_SIZE);
    size.valueProperty().addListener(changed -> tellBounds());
    steps.valueProperty().addListener(changed -> tellBounds());
    result.setId("trust-sticker-result");
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setId("trust-sticker-progress");
    FlowPane buttons = Ems.flow(0.62, 0.31, find, stop, save, reason);
    node =
        Ems.row(
            TrustColumns.column(LARGE_EMS, picture, hint),
            TrustColumns.column(
                CONTROLS_EMS,
                target.node(),
                bounds,
                buttons,
                progress,
                answered,
                answers.node(),
                result));
    reason.setId("trust-sticker-reason");
    reason.managedProperty().bind(reason.visibleProperty());
    searching(false);
    save.setDisable(true);
  }

  private static Slider slider(double least, double most, double value, String id) {
    Slider slider = new Slider(least, most, value);
    slider.setId(id);
    slider.setMinWidth(0);
    return slider;
  }

  private static Label name(String key) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add("muted");
    label.setMinWidth(Label.USE_PREF_SIZE);
    return label;
  }

  @Override
  public String id() {
    return "sticker";
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void show(SeenPicture next) {
    SeenPicture before = seen;
    seen = next;
    if (before == null || before.model() != next.model()) {
      halt();
      inputs = null;
      sticker = null;
      wanted = null;
      save.setDisable(true);
      result.setText("");
      classes = ClassSearch.of(next.model().spec().labels());
      target.labels(next.model().spec().labels());
      target.show(null);
      tellBounds();
    }
    ready(wanted != null);
    stick();
  }

  @Override
  public void stop() {
    halt();
    shell.workspace().explainer().cancel(STUCK);
  }

  private void aim(int label) {
    wanted = label;
    target.show(label);
    ready(true);
  }

  /** Says beside the button why nothing can be found yet. */
  private void ready(boolean chosen) {
    find.setDisable(!chosen);
    reason.setVisible(!chosen);
  }

  private int side(Shape shape) {
    int shorter = Math.min(shape.rows(), shape.columns());
    return (int) Math.max(2, Math.round(shorter * size.getValue() / 100));
  }

  private void tellBounds() {
    SeenPicture now = seen;
    if (now != null) {
      int side = side(now.shape());
      double area = (double) side * side / now.shape().mapSize();
      sizeText.setText(
          Messages.text(
              "trust.sticker.size.is",
              side,
              TopAnswers.percent(area),
              Math.min(now.shape().rows(), now.shape().columns())));
      stepsText.setText(String.valueOf(Math.round(steps.getValue())));
    }
  }

  private void searching(boolean on) {
    find.setVisible(!on);
    find.setManaged(!on);
    stop.setVisible(on);
    stop.setManaged(on);
    progress.setVisible(on);
    progress.setProgress(0);
  }

  private void find() {
    SeenPicture now = seen;
    Integer label = wanted;
    if (now == null || label == null) {
      return;
    }
    Shape shape = now.shape();
    int side = side(shape);
    top = (shape.rows() - side) / 2;
    left = (shape.columns() - side) / 2;
    searching(true);
    result.setText(Messages.text("trust.sticker.pictures"));
    ReadyInputs known = inputs;
    int most = (int) Math.round(steps.getValue());
    shell
        .workspace()
        .requested()
        .start(
            SEARCH,
            (engine, watched) -> known != null ? known : ReadyInputs.of(now.model(), watched),
            (ReadyInputs ready) -> {
              inputs = ready;
              StickerSearch search =
                  new StickerSearch(
                      now.model().spec(),
                      now.range(),
                      ready.seenWith(now.input()),
                      side,
                      label,
                      System.nanoTime());
              turn(search, now, label, most);
            });
  }

  /** Searches for a third of a second, shows what was found, and goes on. */
  private void turn(StickerSearch search, SeenPicture now, int label, int most) {
    shell
        .workspace()
        .requested()
        .start(
            SEARCH,
            (engine, watched) -> {
              long end = System.nanoTime() + TURN_NANOS;
              do {
                search.advance(engine, watched);
              } while (search.steps() < most && System.nanoTime() < end);
              return search.sticker();
            },
            (Sticker found) -> {
              sticker = found;
              progress.setProgress((double) search.steps() / most);
              result.setText(
                  Messages.text(
                      "trust.sticker.found",
                      search.steps(),
                      most,
                      TopAnswers.percent(search.probability()),
                      classes.brief(label)));
              stick();
              if (search.steps() < most) {
                turn(search, now, label, most);
              } else {
                measure(found, now, label);
              }
            });
  }

  /** Stops the search and keeps what was found. */
  private void halt() {
    shell.workspace().requested().cancel(SEARCH);
    boolean searched = stop.isVisible();
    searching(false);
    if (sticker != null && searched) {
      save.setDisable(false);
      result.setText(Messages.text("trust.sticker.halted"));
    }
  }

  private void measure(Sticker found, SeenPicture now, int label) {
    ReadyInputs ready = inputs;
    save.setDisable(false);
    if (ready == null) {
      return;
    }
    progress.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
    int places = now.model().spec().isLarge() ? PLACES_OF_LARGE : PLACES;
    shell
        .workspace()
        .requested()
        .start(
            SEARCH,
            (engine, watched) ->
                StickerMeasure.of(
                    engine, now.range(), found, label, ready.heldBack(), places, 0, watched),
            (StickerMeasure measured) -> {
              searching(false);
              result.setText(
                  Messages.text(
                      "trust.sticker.measured",
                      classes.brief(label),
                      measured.turned(),
                      measured.tried(),
                      measured.byGrey(),
                      measured.byNoise(),
                      TopAnswers.percent(measured.before()),
                      TopAnswers.percent(measured.probability())));
            });
  }

  private void move(Point2D at, boolean begins) {
    SeenPicture now = seen;
    Sticker stuck = sticker;
    if (now == null || stuck == null) {
      return;
    }
    Point2D held = grabbed;
    if (begins || held == null) {
      boolean on =
          at.getX() >= left
              && at.getX() < left + stuck.side()
              && at.getY() >= top
              && at.getY() < top + stuck.side();
      double half = stuck.side() / 2.0;
      held = on ? at.subtract(left, top) : new Point2D(half, half);
      grabbed = held;
    }
    left = within(at.getX() - held.getX(), now.shape().columns() - stuck.side());
    top = within(at.getY() - held.getY(), now.shape().rows() - stuck.side());
    stick();
  }

  private static int within(double place, int most) {
    return (int) Math.max(0, Math.min(most, Math.round(place)));
  }

  /** Shows the picture with the sticker, and the answer to it. */
  private void stick() {
    SeenPicture now = seen;
    if (now == null) {
      return;
    }
    Shape shape = now.shape();
    Sticker stuck = sticker;
    hint.setText(Messages.text(stuck == null ? "trust.sticker.none" : "trust.sticker.hint"));
    answered.setText(Messages.text(stuck == null ? "trust.sticker.without" : "trust.sticker.with"));
    float[] input =
        stuck == null ? now.input() : stuck.on(now.input(), shape, top, left, now.range());
    picture.show(now.pixels(input), shape.rows(), shape.columns());
    shell
        .workspace()
        .explainer()
        .refresh(
            STUCK,
            (engine, watched) -> {
              Activations at = new Activations(engine.spec(), 1);
              engine.forward(input, now.clamped(), at);
              return at.probabilities().clone();
            },
            (float[] probabilities) -> answers.show(classes, probabilities));
  }

  private void save() {
    Sticker found = sticker;
    SeenPicture now = seen;
    if (found == null || now == null) {
      return;
    }
    Path file =
        shell
            .fileDialogues()
            .save(
                new Question(
                    Messages.text("trust.sticker.where"),
                    "sticker.png",
                    List.of(new ExtensionFilter("PNG", "*.png"))));
    if (file != null) {
      write(file, found, now.model());
    }
  }

  /** Writes the sticker, each pixel as a square so that it can be printed. */
  private void write(Path file, Sticker found, Model model) {
    int[] colours = found.colours(model.input().order());
    int zoom = Math.max(1, SAVED_SIDE / found.side());
    int side = found.side() * zoom;
    shell
        .workspace()
        .fileTasks()
        .run(
            () -> {
              BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
              for (int i = 0; i < side * side; i++) {
                int row = i / side / zoom;
                int column = i % side / zoom;
                image.setRGB(i % side, i / side, colours[row * found.side() + column]);
              }
              AtomicFile.write(file, out -> ImageIO.write(image, "png", out));
              return file;
            },
            written ->
                shell
                    .workspace()
                    .notices()
                    .tell(Message.of("trust.sticker.saved", written.toString())));
  }
}

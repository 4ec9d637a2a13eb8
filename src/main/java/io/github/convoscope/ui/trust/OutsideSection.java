package io.github.convoscope.ui.trust;

import io.github.convoscope.colour.MapTint;
import io.github.convoscope.explain.attribution.AttributionMethod;
import io.github.convoscope.explain.attribution.AttributionMethods;
import io.github.convoscope.explain.attribution.AttributionPicture;
import io.github.convoscope.explain.attribution.AttributionTarget;
import io.github.convoscope.explain.attribution.Attributor;
import io.github.convoscope.explain.attribution.Baseline;
import io.github.convoscope.explain.attribution.Conductance;
import io.github.convoscope.explain.attribution.GradCam;
import io.github.convoscope.explain.trust.FrameShare;
import io.github.convoscope.explain.trust.GreyedPicture;
import io.github.convoscope.explain.trust.PixelFrame;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Shape;
import io.github.convoscope.ui.ComboRows;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.neuron.ClassSearch;
import io.github.convoscope.ui.neuron.MapStyle;
import io.github.convoscope.ui.neuron.WorkLine;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * Shows how much of an attribution lies outside a frame that the user draws round the object, and
 * what the network answers without the rest, and without the object. JavaFX thread.
 */
final class OutsideSection implements TrustSection {
  private static final String MAP = "trust-map";
  private static final String ANSWERS = "trust-outside";
  private static final double LARGE_EMS = 23;
  private static final double SMALL_EMS = 9;
  private static final double TEXT_EMS = 21;
  private static final double ANSWERS_EMS = 13;

  private final Shell shell;
  private final MapStyle style;
  private final TrustPicture picture;
  private final TrustPicture object;
  private final TrustPicture rest;
  private final TopAnswers whole = new TopAnswers(3);
  private final TopAnswers objectAnswers = new TopAnswers(3);
  private final TopAnswers restAnswers = new TopAnswers(3);
  private final ComboBox<AttributionMethod> method = new ComboBox<>();
  private final ProgressBar inside = new ProgressBar(0);
  private final Label question = TrustColumns.heading("");
  private final Label shares = TrustColumns.words("");
  private final Label verdict = TrustColumns.words("");

  /** The object alone and the rest alone, with their answers. */
  private final Node answeredParts;

  private final Node node;
  private ClassSearch classes = ClassSearch.of(List.of());
  private @Nullable SeenPicture seen;
  private @Nullable PixelFrame frame;
  private @Nullable AttributionPicture map;

  /** Answers to the picture, to the object alone, and to the rest alone. */
  private record Answers(float[] whole, float[] object, float[] rest) {}

  OutsideSection(Shell shell) {
    this.shell = shell;
    style = MapStyle.of(shell.workspace());
    style.whenChanged(this::paint);
    ComboRows.fit(method);
    picture = new TrustPicture(shell.em(), LARGE_EMS, Messages.text("trust.outside.picture"));
    picture.setId("trust-outside-picture");
    object = new TrustPicture(shell.em(), SMALL_EMS, Messages.text("trust.outside.object"));
    rest = new TrustPicture(shell.em(), SMALL_EMS, Messages.text("trust.outside.rest"));
    picture.onFrame(this::framed);
    method.getItems().setAll(methods());
    method.setConverter(new MethodNames());
    method.setValue(GradCam.DEFAULT);
    method.setId("trust-method");
    method.setAccessibleText(Messages.text("trust.outside.method"));
    method.valueProperty().addListener(changed -> computeMap());
    shares.setId("trust-shares");
    verdict.setId("trust-outside-verdict");
    verdict.getStyleClass().add("trust-verdict");
    inside.setMaxWidth(Double.MAX_VALUE);
    inside.setId("trust-inside");
    WorkLine work = new WorkLine(shell.workspace().requested(), "trust-map-cancel", MAP);
    HBox choice =
        TrustColumns.beside(TrustColumns.muted(Messages.text("trust.outside.method")), method);
    choice.setAlignment(Pos.CENTER_LEFT);
    answeredParts =
        TrustColumns.column(
            SMALL_EMS + ANSWERS_EMS,
            answered("trust.outside.object", object, objectAnswers),
            answered("trust.outside.rest", rest, restAnswers));
    node =
        Ems.row(
            TrustColumns.column(
                LARGE_EMS, picture, TrustColumns.muted(Messages.text("trust.outside.hint"))),
            TrustColumns.column(
                TEXT_EMS, choice, work.node(), question, inside, shares, verdict, whole.node()),
            answeredParts);
  }

  /** The methods whose maps are maps of the picture. */
  private static List<AttributionMethod> methods() {
    return AttributionMethods.ALL.stream()
        .filter(AttributionMethod::faithful)
        .filter(each -> !(each instanceof Conductance))
        .toList();
  }

  private static final class MethodNames extends StringConverter<AttributionMethod> {
    @Override
    public String toString(AttributionMethod value) {
      return value == null ? "" : Messages.text("attribution.method." + value.id());
    }

    @Override
    public AttributionMethod fromString(String text) {
      throw new UnsupportedOperationException("the combo box is not editable");
    }
  }

  private static VBox answered(String key, TrustPicture of, TopAnswers answers) {
    return TrustColumns.column(
        SMALL_EMS + ANSWERS_EMS,
        TrustColumns.heading(Messages.text(key)),
        TrustColumns.beside(of, answers.node()));
  }

  @Override
  public String id() {
    return "outside";
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void show(SeenPicture next) {
    Shape shape = next.shape();
    SeenPicture before = seen;
    if (before == null || !before.shape().equals(shape)) {
      frame = null;
    }
    seen = next;
    classes = ClassSearch.of(next.model().spec().labels());
    map = null;
    paint();
    computeMap();
    answer();
  }

  @Override
  public void stop() {
    shell.workspace().requested().cancel(MAP);
    shell.workspace().explainer().cancel(ANSWERS);
  }

  private void framed(PixelFrame drawn) {
    frame = drawn;
    tell();
    answer();
  }

  private void computeMap() {
    SeenPicture now = seen;
    if (now == null) {
      return;
    }
    map = null;
    tell();
    Integer chosen = shell.workspace().target().get();
    int label = chosen == null ? now.answer() : chosen;
    question.setText(Messages.text("trust.outside.class", classes.brief(label)));
    AttributionMethod suited = method.getValue().sizedFor(now.model().spec());
    shell
        .workspace()
        .requested()
        .start(
            MAP,
            (engine, progress) ->
                AttributionPicture.of(
                    new Attributor(engine, now.clamped(), now.range())
                        .explain(
                            now.input(),
                            new AttributionTarget.Logit(label),
                            suited,
                            Baseline.GREY.inputs(now.model().newEncoder()),
                            progress)),
            found -> {
              map = found;
              paint();
            });
  }

  /** Three forward passes. */
  private void answer() {
    SeenPicture now = seen;
    PixelFrame drawn = frame;
    boolean framed = drawn != null;
    for (Node part : List.of(inside, verdict, answeredParts)) {
      part.setVisible(framed);
    }
    if (now == null) {
      return;
    }
    if (drawn == null) {
      answerWhole(now);
      return;
    }
    Shape shape = now.shape();
    float[] onlyObject = GreyedPicture.outside(now.input(), shape, drawn, now.range());
    float[] onlyRest = GreyedPicture.inside(now.input(), shape, drawn, now.range());
    object.show(now.pixels(onlyObject), shape.rows(), shape.columns());
    rest.show(now.pixels(onlyRest), shape.rows(), shape.columns());
    shell
        .workspace()
        .explainer()
        .refresh(
            ANSWERS,
            (engine, progress) -> {
              Activations at = new Activations(engine.spec(), 1);
              engine.forward(now.input(), now.clamped(), at);
              float[] all = at.probabilities().clone();
              engine.forward(onlyObject, now.clamped(), at);
              float[] first = at.probabilities().clone();
              engine.forward(onlyRest, now.clamped(), at);
              return new Answers(all, first, at.probabilities().clone());
            },
            answers -> {
              whole.show(classes, answers.whole());
              objectAnswers.show(classes, answers.object());
              restAnswers.show(classes, answers.rest());
              tell(now, answers);
            });
  }

  /** The answer to the picture, as long as there is no frame. */
  private void answerWhole(SeenPicture now) {
    shell
        .workspace()
        .explainer()
        .refresh(
            ANSWERS,
            (engine, progress) -> {
              Activations at = new Activations(engine.spec(), 1);
              engine.forward(now.input(), now.clamped(), at);
              return at.probabilities().clone();
            },
            (float[] probabilities) -> whole.show(classes, probabilities));
  }

  private void paint() {
    SeenPicture now = seen;
    AttributionPicture found = map;
    if (now == null) {
      return;
    }
    int[] pixels = now.pixels(now.input());
    if (found != null) {
      MapTint tint = new MapTint(shell.workspace().settings().colours().diverging().on(false));
      double reach = Math.max(1e-30, found.reach() * style.reach().get());
      for (int i = 0; i < pixels.length; i++) {
        double strength = Math.max(-1, Math.min(1, found.values()[i] / reach));
        pixels[i] = tint.colour(pixels[i], strength, style.opacity().get());
      }
    }
    picture.show(pixels, now.shape().rows(), now.shape().columns());
    picture.show(frame);
    tell();
  }

  private void tell() {
    AttributionPicture found = map;
    PixelFrame drawn = frame;
    if (found == null || drawn == null) {
      shares.setText(Messages.text(drawn == null ? "trust.outside.draw" : "trust.outside.wait"));
      return;
    }
    FrameShare share = FrameShare.of(found, drawn);
    inside.setProgress(share.inside());
    shares.setText(
        Messages.text(
            share.empty() ? "trust.outside.empty" : "trust.outside.shares",
            TopAnswers.percent(share.inside()),
            TopAnswers.percent(1 - rounded(share.inside())),
            TopAnswers.percent(share.area()),
            String.format(Locale.getDefault(), "%.1f", share.concentration())));
  }

  /** So that both shares, as printed, add up to 100 %. */
  private static double rounded(double share) {
    return Math.round(share * 1000) / 1000.0;
  }

  private void tell(SeenPicture now, Answers answers) {
    String key =
        best(answers.rest()) == now.answer()
            ? "trust.outside.verdict.rest"
            : best(answers.object()) == now.answer()
                ? "trust.outside.verdict.object"
                : "trust.outside.verdict.both";
    verdict.setText(Messages.text(key, classes.brief(now.answer())));
  }

  private static int best(float[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    return best;
  }
}

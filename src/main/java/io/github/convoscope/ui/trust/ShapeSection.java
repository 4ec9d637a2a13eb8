package io.github.convoscope.ui.trust;

import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.trust.CueConflict;
import io.github.convoscope.explain.trust.PixelFrame;
import io.github.convoscope.explain.trust.Silhouette;
import io.github.convoscope.explain.trust.TextureFill;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.network.Activations;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.neuron.ClassSearch;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/**
 * Fills one picture's outline with another one's skin, and shows whose class the network answers.
 * JavaFX thread.
 */
final class ShapeSection implements TrustSection {
  private static final String LANE = "trust-shape";

  /** Two ready pictures that are called as classes of the network that comes with the program. */
  private static final List<String> ANIMALS = List.of("dog", "frog");

  /** Round the balloon: most of the clouds, and so their colours, lie outside. */
  static final PixelFrame BALLOON = new PixelFrame(14, 44, 234, 212);

  private final Shell shell;
  private final ConflictPicture shape;
  private final ConflictPicture texture;
  private final TrustPicture mixture;
  private final TopAnswers answers = new TopAnswers(3);
  private final Label verdict = TrustColumns.words("");
  private final Node node;
  private @Nullable SeenPicture seen;

  /** The mixture with the network's answers to it and to both pictures. */
  private record Mixed(
      ColourImage picture, CueConflict conflict, float[] shape, float[] texture, float[] mixed) {}

  ShapeSection(Shell shell) {
    this.shell = shell;
    shape = new ConflictPicture(shell, "outline", this::mix);
    texture = new ConflictPicture(shell, "skin", this::mix);
    mixture =
        new TrustPicture(shell.em(), ConflictPicture.EMS, Messages.text("trust.shape.mixture"));
    mixture.setId("trust-mixture-picture");
    verdict.setId("trust-shape-verdict");
    verdict.getStyleClass().add("trust-verdict");
    node =
        Ems.column(
            0.92,
            verdict,
            Ems.row(
                shape.node(),
                texture.node(),
                TrustColumns.column(
                    ConflictPicture.EMS,
                    TrustColumns.heading(Messages.text("trust.shape.mixture")),
                    mixture,
                    answers.node())),
            TrustColumns.muted(Messages.text("trust.shape.hint")));
  }

  @Override
  public String id() {
    return "shape";
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void show(SeenPicture next) {
    seen = next;
    boolean animals = next.model().spec().labels().containsAll(ANIMALS);
    List<String> pair = animals ? ANIMALS : List.of("balloon", "crossword");
    shape.begin(pair.get(0), animals ? ConflictPicture.NEARLY_ALL : BALLOON);
    texture.begin(pair.get(1), ConflictPicture.NEARLY_ALL);
    shape.refresh();
    texture.refresh();
    mix();
  }

  @Override
  public void stop() {
    shell.workspace().requested().cancel(LANE);
  }

  private void mix() {
    SeenPicture now = seen;
    ColourImage outline = shape.image();
    ColourImage skin = texture.image();
    if (now == null || outline == null || skin == null) {
      return;
    }
    if (verdict.getText().isEmpty()) {
      verdict.setText(Messages.text("trust.shape.wait"));
    }
    PixelFrame round = shape.frame();
    PixelFrame from = texture.frame();
    shell
        .workspace()
        .requested()
        .start(
            LANE,
            (engine, progress) -> {
              Silhouette found = Silhouette.of(outline, round);
              progress.check();
              ColourImage mixed = TextureFill.of(found, skin, from);
              InputEncoder encoder = now.model().newEncoder();
              Answer first = answer(engine, now, encoder, outline);
              Answer second = answer(engine, now, encoder, skin);
              Answer both = answer(engine, now, encoder, mixed);
              return new Mixed(
                  mixed,
                  CueConflict.of(first.logits, second.logits, both.logits, both.probabilities),
                  first.probabilities,
                  second.probabilities,
                  both.probabilities);
            },
            this::show);
  }

  /** What the network makes of a picture. */
  private record Answer(float[] logits, float[] probabilities) {}

  private static Answer answer(
      Engine engine, SeenPicture now, InputEncoder encoder, ColourImage picture) {
    Activations at = new Activations(engine.spec(), 1);
    engine.forward(encoder.encode(picture).tensor(), now.clamped(), at);
    return new Answer(at.logits().clone(), at.probabilities().clone());
  }

  private void show(Mixed mixed) {
    SeenPicture now = seen;
    if (now == null || mixed.mixed().length != now.model().spec().classes()) {
      return;
    }
    ClassSearch classes = ClassSearch.of(now.model().spec().labels());
    shape.answers().show(classes, mixed.shape());
    texture.answers().show(classes, mixed.texture());
    answers.show(classes, mixed.mixed());
    ColourImage picture = mixed.picture();
    mixture.show(ConflictPicture.pixels(picture), picture.rows(), picture.columns());
    CueConflict conflict = mixed.conflict();
    verdict.setText(
        Messages.text(
            "trust.shape." + conflict.winner().name().toLowerCase(Locale.ROOT),
            classes.brief(conflict.answer()),
            classes.brief(conflict.shapeClass()),
            classes.brief(conflict.textureClass()),
            TopAnswers.percent(conflict.byShape()),
            TopAnswers.percent(conflict.byTexture())));
  }
}

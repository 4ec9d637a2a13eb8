package io.github.convoscope.ui.saliency;

import io.github.convoscope.explain.attribution.Attribution;
import io.github.convoscope.explain.attribution.AttributionMethod;
import io.github.convoscope.explain.attribution.AttributionMethods;
import io.github.convoscope.explain.attribution.Baseline;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.ui.Buttons;
import io.github.convoscope.ui.ComboRows;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.StickyHeader;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.MapStyle;
import io.github.convoscope.ui.neuron.WorkLine;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Shows the attribution panel: method, target, numbers, sanity checks. JavaFX thread. */
final class SaliencyPanel {
  private final Workspace workspace;
  private final LiveAttribution attribution;
  private final MapOverlay overlay;
  private final VBox content = new VBox();
  private final Label question = Labels.wrapped("", "saliency-target");
  private final Label about = Labels.muted("");
  private final Label weakness = Labels.muted("");
  private final Label unfaithful =
      Labels.wrapped(Messages.text("saliency.unfaithful"), "saliency-warning");
  private final Label note = Labels.wrapped("", "saliency-warning");
  private final Label shares = Labels.wrapped("", "saliency-shares");
  private final MapNumbers numbers = new MapNumbers();
  private final AttributionLegend legend;
  private final TwoSides sides;
  private final TargetControls targets;
  private final HBox baselines;
  private final Button again = new Button(Messages.text("saliency.again"));
  private @Nullable ShownMap updatedFor;

  SaliencyPanel(
      Shell shell,
      LiveAttribution attribution,
      MapStyle style,
      MapOverlay overlay,
      SanityChecks checks) {
    this.attribution = attribution;
    this.overlay = overlay;
    workspace = shell.workspace();
    legend = new AttributionLegend(shell.em(), shell.colours(), overlay.colours().get());
    sides = new TwoSides(shell);
    targets = new TargetControls(workspace, attribution);
    baselines = Ems.line(0.62, Labels.muted(Messages.text("saliency.baseline")), baselineChoice());
    baselines.setAlignment(Pos.CENTER_LEFT);
    again.setId("saliency-again");
    again.setOnAction(event -> attribution.resume());
    Labels.setShown(again, false);
    attribution.stopped().addListener(changed -> updateStopped());
    WorkLine work =
        new WorkLine(
            workspace.requested(),
            "saliency-cancel",
            LiveAttribution::isSlowLane,
            attribution::stop);
    question.setId("saliency-target");
    note.setId("saliency-note");
    shares.setId("saliency-shares");
    Label title = new Label(Messages.text("saliency.title"));
    title.getStyleClass().add("panel-title");
    VBox header = Ems.column(0.62, title, methodChoice(), question, work.node(), checks.buttons());
    header.getStyleClass().add("stuck-heading");
    content.getStyleClass().add("panel-content");
    StickyHeader sticky = new StickyHeader(content, header);
    checks.onResult(sticky::reveal);
    content
        .getChildren()
        .addAll(
            header,
            sides,
            targets.choices(),
            targets.classes(),
            targets.wrongAnswer(),
            legend,
            plain(),
            numbers.node(),
            note,
            again,
            unfaithful,
            about,
            weakness,
            baselines,
            new MapStyleControls(style, attribution.throughLayers()).node(),
            shares,
            Buttons.text(shell.commands().get("saliency.sheet")),
            checks.results());
    attribution
        .shown()
        .addListener(
            (observed, before, now) -> {
              if (before == null || now == null) {
                update();
              }
              workspace.updates().requestUpdate();
            });
    workspace.updates().onThrottledUpdate(this::updateIfChanged);
    attribution.layers().addListener(changed -> updateShares());
    attribution.method().addListener(changed -> describeMethod());
    overlay.colours().addListener(changed -> workspace.updates().requestUpdate());
    overlay.pointed().addListener(changed -> workspace.updates().requestUpdate());
    workspace.hovered().addListener(changed -> updatePointed());
    describeMethod();
    update();
  }

  /** The panel's content. */
  Node node() {
    return content;
  }

  /** What there is to see, for who opens the panel for the first time. */
  private Node plain() {
    Label plain = new Label();
    workspace
        .padContent()
        .inColours()
        .subscribe(
            photo ->
                plain.setText(Messages.text(photo ? "saliency.plain.photo" : "saliency.plain")));
    plain.setWrapText(true);
    plain.setMinHeight(Region.USE_PREF_SIZE);
    return plain;
  }

  private Node methodChoice() {
    ComboBox<AttributionMethod> choice = new ComboBox<>();
    ComboRows.fit(choice);
    choice.getItems().setAll(AttributionMethods.ALL);
    choice.setConverter(new NameConverter<>(AttributionTexts::name));
    choice.valueProperty().bindBidirectional(attribution.method());
    choice.setMaxWidth(Double.MAX_VALUE);
    choice.setId("saliency-method");
    choice.setAccessibleText(Messages.text("saliency.method"));
    return choice;
  }

  private Node baselineChoice() {
    ComboBox<Baseline> choice = new ComboBox<>();
    ComboRows.fit(choice);
    choice.setConverter(new NameConverter<>(this::baselineName));
    choice.valueProperty().bindBidirectional(attribution.baseline());
    workspace
        .model()
        .subscribe(
            model -> {
              if (model != null) {
                // The bound value is among the new items, or becomes one of them.
                List<Baseline> known = Baseline.forInput(model.newEncoder());
                Baseline now = attribution.baseline().get();
                choice.getItems().setAll(known);
                attribution.baseline().set(known.contains(now) ? now : known.get(0));
              }
            });
    choice.setId("saliency-baseline");
    return choice;
  }

  /** For photographs, black is no empty pad. */
  private String baselineName(Baseline baseline) {
    boolean photo = workspace.padContent().inColours().get();
    return Messages.text(
        (photo ? "saliency.baseline.photo." : "saliency.baseline.") + baseline.id());
  }

  private void updateStopped() {
    Labels.setShown(again, attribution.stopped().get());
    update();
  }

  private void describeMethod() {
    AttributionMethod method = attribution.method().get();
    about.setText(AttributionTexts.about(method));
    weakness.setText(Messages.text("saliency.weakness", AttributionTexts.weakness(method)));
    Labels.setShown(unfaithful, !method.faithful());
    Labels.setShown(baselines, method.usesBaselines());
  }

  /** Maps come with every frame while the user draws; numbers are updated less often. */
  private void updateIfChanged() {
    if (attribution.shown().get() != updatedFor) {
      update();
    } else if (updatedFor != null) {
      legend.show(overlay.colours().get(), updatedFor.photo() != null);
      updatePointed();
    }
  }

  private void update() {
    ShownMap now = attribution.shown().get();
    updatedFor = now;
    LiveFrame frame = workspace.frame().get();
    numbers.node().setVisible(now != null);
    if (now == null || frame == null) {
      // Nothing of another network or picture stays.
      question.setText("");
      note.setText("");
      return;
    }
    question.setText(
        frame.blank()
            ? Messages.text("saliency.draw-first")
            : AttributionTexts.target(frame.spec(), now.map().target()));
    sides.show(now.map().target());
    numbers.show(frame.spec(), now);
    note.setText(note(now));
    Labels.setShown(note, !note.getText().isEmpty());
    legend.show(overlay.colours().get(), now.photo() != null);
    updatePointed();
    targets.update();
    updateShares();
  }

  private String note(ShownMap now) {
    Attribution map = now.map();
    if (map.note() != null) {
      return Messages.text(map.note());
    }
    if (now.preview() && attribution.stopped().get()) {
      return Messages.text("saliency.stopped", AttributionTexts.name(map.method()));
    }
    if (now.preview()) {
      return Messages.text("saliency.preview", AttributionTexts.name(map.method()));
    }
    if (map.hasLargeGap()) {
      boolean more = map.method().withAdaptiveSteps().isPresent();
      return Messages.text(more ? "saliency.gap.more" : "saliency.gap.large");
    }
    return "";
  }

  private void updateShares() {
    double[][] layers = attribution.layers().get();
    LiveFrame frame = workspace.frame().get();
    boolean on = attribution.throughLayers().get();
    Labels.setShown(shares, on);
    if (on && layers != null && frame != null) {
      shares.setText(
          Messages.text("saliency.shares.title")
              + "\n"
              + String.join("\n", AttributionTexts.shares(frame.spec(), layers)));
    } else {
      shares.setText(Messages.text("saliency.shares.wait"));
    }
  }

  private void updatePointed() {
    ShownMap now = attribution.shown().get();
    Double number = now == null ? null : pointed(now);
    legend.mark(number);
    numbers.point(number);
  }

  /** The number under the pointer: of a pixel of the overlay, or of a neuron in the scene. */
  private @Nullable Double pointed(ShownMap now) {
    Integer pixel = overlay.pointed().get();
    if (pixel != null) {
      return now.picture().values()[pixel];
    }
    Neuron hovered = workspace.hovered().get();
    Shape shape = now.map().shape();
    if (hovered == null
        || hovered.layer() != now.map().layer()
        || !shape.contains(hovered.channel(), hovered.row(), hovered.column())) {
      return null;
    }
    return now.map().values()[shape.index(hovered.channel(), hovered.row(), hovered.column())];
  }
}

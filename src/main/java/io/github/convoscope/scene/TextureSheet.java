package io.github.convoscope.scene;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.PhongMaterial;

/**
 * One image that holds the textures of many layers, one below the other. JavaFX thread only.
 *
 * <p>A change is uploaded as one piece. With an image for each layer, a software renderer would
 * wait at each upload until everything before it is drawn.
 *
 * <p>A small image exists twice, as two pages, which take turns: JavaFX uploads a changed image as
 * soon as it meets it, also in the middle of painting the frame before, and would wait there, too.
 */
final class TextureSheet {
  /** How many copies of the image take turns, at most. */
  static final int PAGES = 2;

  /** Larger sheets have no second copy: it would take more memory than it is worth. */
  private static final int MOST_TEXELS_TWICE = 1_000_000;

  /** Larger sheets are split: beside narrow textures too much would be unused. */
  private static final int MOST_TEXELS = 4_000_000;

  private final List<LayerTexture> parts;
  private final int width;
  private final int height;

  /** Made when they are first shown: still pictures need one. */
  private final List<Page> pages = new ArrayList<>(PAGES);

  /** Index of the page that is shown. */
  private int front;

  private final PhongMaterial material = new PhongMaterial(Color.WHITE);
  private final Map<Double, PhongMaterial> shaded = new HashMap<>();

  private TextureSheet(List<LayerTexture> parts) {
    this.parts = List.copyOf(parts);
    width = width(parts);
    height = height(parts);
    pages.add(Page.of(width, height));
    material.setSpecularColor(Color.BLACK);
    material.setDiffuseMap(pages.get(front).image());
    int top = 0;
    for (LayerTexture part : parts) {
      part.placeOn(this, top);
      top += part.height();
    }
  }

  /** Puts textures on sheets, as few as possible. */
  static List<TextureSheet> of(List<LayerTexture> textures) {
    List<TextureSheet> sheets = new ArrayList<>();
    List<LayerTexture> together = new ArrayList<>();
    for (LayerTexture texture : textures) {
      together.add(texture);
      boolean tooLarge =
          height(together) > LayerTexture.LONGEST_SIDE
              || (long) width(together) * height(together) > MOST_TEXELS;
      if (tooLarge && together.size() > 1) {
        together.remove(together.size() - 1);
        sheets.add(new TextureSheet(together));
        together.clear();
        together.add(texture);
      }
    }
    if (!together.isEmpty()) {
      sheets.add(new TextureSheet(together));
    }
    return sheets;
  }

  private static int width(List<LayerTexture> textures) {
    return textures.stream().mapToInt(LayerTexture::width).max().orElse(1);
  }

  private static int height(List<LayerTexture> textures) {
    return textures.stream().mapToInt(LayerTexture::height).sum();
  }

  /** Texels from left to right. */
  int width() {
    return width;
  }

  /** Texels from top to bottom. */
  int height() {
    return height;
  }

  /** The material of meshes that use these textures. */
  PhongMaterial material() {
    return material;
  }

  /**
   * The same, darker by a factor from 0 to 1. Meshes share it: each material listens to every
   * change of the image.
   */
  PhongMaterial material(double shade) {
    return shaded.computeIfAbsent(
        shade,
        factor -> {
          PhongMaterial made = new PhongMaterial(Color.gray(factor));
          made.setSpecularColor(Color.BLACK);
          made.setDiffuseMap(material.getDiffuseMap());
          return made;
        });
  }

  /**
   * Shows new colours; at most once a pulse.
   *
   * @param colours for the index of a layer, the colour of each neuron in its flat order
   */
  void show(IntFunction<int[]> colours) {
    show(part -> true, colours);
  }

  /** Shows new colours of one layer, if it is on this sheet. */
  void show(int layer, int[] colours) {
    show(part -> part.layer() == layer, index -> colours);
  }

  private void show(Predicate<LayerTexture> chosen, IntFunction<int[]> colours) {
    boolean same = true;
    for (LayerTexture part : parts) {
      same &= !chosen.test(part) || part.shows(front, colours.apply(part.layer()));
    }
    if (same) {
      return;
    }
    int old = front;
    int copies = (long) width * height > MOST_TEXELS_TWICE ? 1 : PAGES;
    int next = pages.get(old).isShown() ? (old + 1) % copies : old;
    if (next == pages.size()) {
      pages.add(Page.of(width, height));
    }
    Page page = pages.get(next);
    page.update(
        texels -> {
          int top = height;
          int bottom = 0;
          for (LayerTexture part : parts) {
            if (chosen.test(part)
                ? part.write(next, texels, colours.apply(part.layer()))
                : part.writeFrom(old, next, texels)) {
              top = Math.min(top, part.changedFrom());
              bottom = Math.max(bottom, part.changedTo());
            }
          }
          return top < bottom ? new Rectangle2D(0, top, width, bottom - top) : Rectangle2D.EMPTY;
        });
    front = next;
    material.setDiffuseMap(page.image());
    shaded.values().forEach(darker -> darker.setDiffuseMap(page.image()));
  }

  /** One of the copies of the image. */
  private static final class Page {
    private final PixelBuffer<IntBuffer> pixels;
    private final WritableImage image;
    private boolean shown;

    private Page(PixelBuffer<IntBuffer> pixels) {
      this.pixels = pixels;
      image = new WritableImage(pixels);
    }

    static Page of(int width, int height) {
      return new Page(
          new PixelBuffer<>(
              width,
              height,
              IntBuffer.allocate(width * height),
              PixelFormat.getIntArgbPreInstance()));
    }

    WritableImage image() {
      return image;
    }

    /** True once it was updated. */
    boolean isShown() {
      return shown;
    }

    /** Changes texels; the writer returns the rectangle that has changed. */
    void update(Function<int[], Rectangle2D> writer) {
      shown = true;
      pixels.updateBuffer(buffer -> writer.apply(buffer.getBuffer().array()));
    }
  }
}

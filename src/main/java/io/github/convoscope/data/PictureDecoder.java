package io.github.convoscope.data;

import com.drew.imaging.FileType;
import com.drew.imaging.FileTypeDetector;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads picture files as every viewer shows them: upright, whatever way the camera was held.
 *
 * <pre>{@code
 * BufferedImage photograph = PictureDecoder.read(Path.of("IMG_2041.jpg"));
 * // at most 4 million pixels, also of a photograph of 50
 * }</pre>
 *
 * <p>Java and TwelveMonkeys decode PNG, JPEG (CMYK too), GIF (the first picture), BMP, TIFF (the
 * first page) and WebP; metadata-extractor finds the orientation. A large picture is read smaller,
 * so that memory stays bounded: while it is decoded, only every second, third … pixel is kept, and
 * what is left is averaged. A file that ends too early is refused.
 */
public final class PictureDecoder {
  /** The largest number of pixels of a file. */
  public static final long MOST_PIXELS = 120_000_000;

  /** The largest number of pixels that a picture is returned with. */
  public static final long MOST_KEPT = 4_000_000;

  /** Pixels that are in memory while a picture is read; more of them means less noise. */
  private static final long MOST_DECODED = 4 * MOST_KEPT;

  private static final int MOST_SIDE = 65_535;
  private static final long MOST_BYTES = 512L << 20;

  private static final Set<String> EXTENSIONS =
      Set.of(
          "png", "jpg", "jpeg", "jpe", "jfif", "gif", "bmp", "dib", "tif", "tiff", "webp", "heic",
          "heif", "avif", "jxl", "jp2", "psd", "svg");

  /** Names of what else the program reads. */
  private static final Set<String> OTHERS =
      Set.of("json", "ndjson", "npy", "zip", "h5", "hdf5", "keras");

  private static final Set<FileType> KINDS =
      EnumSet.of(
          FileType.Png,
          FileType.Jpeg,
          FileType.Gif,
          FileType.Bmp,
          FileType.Tiff,
          FileType.WebP,
          FileType.Heif);

  /**
   * Parts of warnings about what does not change a pixel: what stands between two parts of a file,
   * versions, profiles, thumbnails. Any other warning means that pixels are made up.
   */
  private static final List<String> HARMLESS =
      List.of("extraneous", "profile", "metadata", "exif", "thumbnail", "jfif", "adobe");

  private PictureDecoder() {}

  /**
   * Whether a file is a picture by its name or, where the name says nothing, by its first bytes;
   * also one of a kind that is only named.
   */
  public static boolean recognises(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    String extension = name.substring(name.lastIndexOf('.') + 1);
    return EXTENSIONS.contains(extension) || !OTHERS.contains(extension) && beginsAsPicture(file);
  }

  private static boolean beginsAsPicture(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return KINDS.contains(FileTypeDetector.detectFileType(in));
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Reads a picture of the program's own, every sample as it is.
   *
   * @throws IOException when it can't be decoded
   * @throws Problem when it is no picture, incomplete or too large
   */
  static BufferedImage readExactly(Path file) throws IOException {
    return decode(file, MOST_PIXELS);
  }

  /**
   * Reads a picture.
   *
   * @return grey of one or two bands, a palette, or sRGB; upright, at most {@link #MOST_KEPT}
   *     pixels
   * @throws Problem when the file can't be read, is no such picture, incomplete or too large
   */
  public static BufferedImage read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw wrong(Files.exists(file) ? "data.not-a-file" : "data.no-file", file);
      }
      if (Files.size(file) > MOST_BYTES) {
        throw wrong("data.too-large", file);
      }
      BufferedImage decoded = decode(file, MOST_DECODED);
      return PictureChange.turned(PictureChange.inSrgb(reduced(decoded)), orientation(file));
    } catch (Problem problem) {
      throw problem;
    } catch (IOException | RuntimeException e) {
      // Decoders answer damaged files with exceptions of many kinds.
      throw Problem.input(Message.of("data.incomplete-picture", file), e);
    }
  }

  /** A picture from elsewhere, such as the clipboard, with at most {@link #MOST_KEPT} pixels. */
  public static BufferedImage reduced(BufferedImage image) {
    return PictureChange.averaged(image, factor(image.getWidth(), image.getHeight(), MOST_KEPT));
  }

  private static BufferedImage decode(Path file, long most) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers =
          in == null ? List.<ImageReader>of().iterator() : ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw unknown(file);
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width > MOST_SIDE || height > MOST_SIDE || width * height > MOST_PIXELS) {
          throw Problem.input(
              Message.of("data.image-too-large", file, width, height, MOST_PIXELS / 1_000_000));
        }
        if (PictureEnd.isMissing(file)) {
          throw wrong("data.incomplete-picture", file);
        }
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        ImageReadParam smaller = reader.getDefaultReadParam();
        int step = factor(width, height, most);
        smaller.setSourceSubsampling(step, step, (step - 1) / 2, (step - 1) / 2);
        if (step > 1 && "JPEG".equalsIgnoreCase(reader.getFormatName())) {
          leaveOutScans(file, smaller, Math.sqrt(width * height / (double) MOST_KEPT));
        }
        BufferedImage image = reader.read(0, smaller);
        if (!warnings.stream().allMatch(PictureDecoder::isHarmless)) {
          throw wrong("data.incomplete-picture", file);
        }
        return image;
      } finally {
        reader.dispose();
      }
    }
  }

  /** Has a progressive file decoded no further than what is kept of it needs. */
  private static void leaveOutScans(Path file, ImageReadParam smaller, double times)
      throws IOException {
    JpegScans scans = JpegScans.of(file);
    if (!scans.complete()) {
      throw wrong("data.incomplete-picture", file);
    }
    if (!scans.scans().isEmpty()) {
      smaller.setSourceProgressivePasses(0, scans.needed(times));
    }
  }

  private static boolean isHarmless(String warning) {
    String small = warning.toLowerCase(Locale.ROOT);
    return HARMLESS.stream().anyMatch(small::contains);
  }

  /** The smallest whole number that a picture's sides are divided by to have so many pixels. */
  private static int factor(long width, long height, long most) {
    int factor = 1;
    while (width / factor * (height / factor) > most) {
      factor++;
    }
    return factor;
  }

  private static Problem unknown(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return ForeignPicture.of(in.readNBytes(ForeignPicture.HEAD))
          .map(kind -> Problem.input(Message.of("data.foreign-picture", file, kind.words)))
          .orElseGet(() -> wrong("data.not-an-image", file));
    }
  }

  /** The orientation as EXIF counts, 1 where there is none or it can't be read. */
  private static int orientation(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      for (ExifIFD0Directory facts :
          ImageMetadataReader.readMetadata(in, Files.size(file))
              .getDirectoriesOfType(ExifIFD0Directory.class)) {
        if (facts.containsTag(ExifIFD0Directory.TAG_ORIENTATION)) {
          return facts.getInt(ExifIFD0Directory.TAG_ORIENTATION);
        }
      }
      return 1;
    } catch (ImageProcessingException | MetadataException | RuntimeException e) {
      return 1;
    }
  }

  private static Problem wrong(String key, Path file) {
    return Problem.input(Message.of(key, file));
  }
}
